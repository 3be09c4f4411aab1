const htmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an HTML or XML text node or double-quoted attribute. Apostrophes and accents stay raw: Moodle shows numeric entities literally. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => htmlEntities[character]!);
}

// Characters that XML 1.0 cannot hold at all.
const notXml =
  // oxlint-disable-next-line eslint/no-control-regex -- the forbidden characters themselves
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for XML: like {@link escapeHtml}, without the characters that XML 1.0 forbids. @spec XML 1.0 2.2 */
export function escapeXml(text: string): string {
  return escapeHtml(text.replace(notXml, ''));
}
