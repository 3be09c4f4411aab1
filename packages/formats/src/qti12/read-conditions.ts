import { childOf, childrenOf, localName, type XmlElement } from '../imscp/parse-xml.ts';

export interface Wanted {
  readonly response: string;
  readonly value: string;
  readonly caseSensitive: boolean;
  readonly substring: boolean;
}

/** One rule of marking: what it asks for, what it gives and what it says. */
export interface Condition {
  readonly wanted: readonly Wanted[];
  readonly unwanted: readonly Wanted[];
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Holds where nothing before it did. */
  readonly other: boolean;
  /** What it adds to or makes of the score; undefined where it leaves that alone. */
  readonly score: number | undefined;
  readonly says: readonly string[];
}

function gather(
  element: XmlElement,
  negative: boolean,
  found: { wanted: Wanted[]; unwanted: Wanted[]; from?: number; to?: number; other: boolean },
): void {
  for (const child of element.children) {
    const name = localName(child.name);
    const value = child.text.trim();
    if (name === 'varequal' || name === 'varsubstring' || name === 'varsubset')
      for (const one of name === 'varsubset' ? value.split(',') : [value])
        (negative ? found.unwanted : found.wanted).push({
          response: child.attributes['respident'] ?? '',
          value: one.trim(),
          caseSensitive: child.attributes['case'] === 'Yes',
          substring: name === 'varsubstring',
        });
    else if (name === 'other') found.other = true;
    else if (name.startsWith('varg') && !negative) found.from = Number(value);
    else if (name.startsWith('varl') && !negative) found.to = Number(value);
    else gather(child, negative !== (name === 'not'), found);
  }
}

/** The rules of an item in their order. */
export function readConditions(item: XmlElement): Condition[] {
  return childrenOf(item, 'resprocessing')
    .flatMap((one) => childrenOf(one, 'respcondition'))
    .map((one) => {
      const found: Parameters<typeof gather>[2] = { wanted: [], unwanted: [], other: false };
      const asked = childOf(one, 'conditionvar');
      if (asked) gather(asked, false, found);
      const scores = childrenOf(one, 'setvar').map(
        ({ text, attributes }) => Number(text.trim()) * (attributes['action'] === 'Subtract' ? -1 : 1),
      );
      return {
        wanted: found.wanted,
        unwanted: found.unwanted,
        from: found.from,
        to: found.to,
        other: found.other,
        score: scores.length > 0 ? Math.max(...scores.map((score) => score || 0)) : undefined,
        says: childrenOf(one, 'displayfeedback')
          .filter(({ attributes }) => (attributes['feedbacktype'] ?? 'Response') === 'Response')
          .map(({ attributes }) => attributes['linkrefid'] ?? ''),
      };
    });
}
