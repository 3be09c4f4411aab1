import { escapeXml } from '@nibras/base';
import { pickOutcome, type QtiItem, type QtiResponse, resultOutcome } from './qti-item.ts';
import { type ElementWriter, elementWriter, type QtiVersion } from './qti-names.ts';
import { templateElements, withPrinted } from './qti-template.ts';
import { numberText } from './qti-values.ts';
import { interactionElement } from './write-interaction.ts';
import { processing } from './write-processing.ts';
import { toXhtml } from './xhtml.ts';

function declaration(el: ElementWriter, { identifier, cardinality, baseType, correct, mapping }: QtiResponse): string {
  const values = correct.map((value) => el('value', {}, escapeXml(value))).join('');
  const entries = (mapping?.entries ?? []).map(({ key, value, caseSensitive }) =>
    el('mapEntry', {
      mapKey: key,
      mappedValue: numberText(value),
      ...(baseType === 'string' ? { caseSensitive } : {}),
    }),
  );
  return el(
    'responseDeclaration',
    { identifier, cardinality, baseType },
    (values === '' ? '' : el('correctResponse', {}, values)) +
      (mapping && entries.length > 0
        ? el(
            'mapping',
            { lowerBound: mapping.lower, upperBound: mapping.upper, defaultValue: numberText(mapping.fallback) },
            entries.join(''),
          )
        : ''),
  );
}

/** An item as a file of its own. */
export function writeQtiItem(item: QtiItem, version: QtiVersion): string {
  const el = elementWriter(version);
  const { identifier, title, maxScore, responses, interactions, feedbacks } = item;
  const outcome = (name: string, cardinality: string, baseType: string, value?: string): string =>
    el(
      'outcomeDeclaration',
      { identifier: name, cardinality, baseType },
      value === undefined ? '' : el('defaultValue', {}, el('value', {}, value)),
    );
  const has = (name: string): boolean => feedbacks.some((one) => one.outcome === name);
  const several = responses[0]?.baseType === 'identifier' && responses[0].cardinality === 'multiple';
  // The interaction holds the text that it asks about.
  const holder = interactions.find(({ type }) => type === 'gapMatch' || type === 'hottext');
  let body = holder ? '' : toXhtml(item.body, true);
  for (const one of interactions) {
    const written = interactionElement(el, one, item.body);
    const marker = `[[${one.response}]]`;
    if (!holder && body.includes(marker)) body = body.replace(marker, () => written);
    else body += one.type === 'textEntry' || one.type === 'inlineChoice' ? `<p>${written}</p>` : written;
  }
  const shown = feedbacks.map(({ outcome: outcomeIdentifier, identifier: value, html }) => {
    const inside = withPrinted(el, toXhtml(html, version.contentBody), item.template);
    return el(
      'modalFeedback',
      { outcomeIdentifier, identifier: value, showHide: 'show' },
      version.contentBody ? el('contentBody', {}, inside) : inside,
    );
  });
  const root = el(
    'assessmentItem',
    {
      xmlns: version.namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${version.namespace} ${version.schemaLocation}`,
      identifier,
      title,
      adaptive: false,
      timeDependent: false,
    },
    responses.map((one) => declaration(el, one)).join('') +
      outcome('SCORE', 'single', 'float', '0') +
      outcome('MAXSCORE', 'single', 'float', numberText(maxScore ?? 1)) +
      (has(pickOutcome) ? outcome(pickOutcome, several ? 'multiple' : 'single', 'identifier') : '') +
      (has(resultOutcome) ? outcome(resultOutcome, 'single', 'identifier') : '') +
      (item.template ? templateElements(el, item.template) : '') +
      el('itemBody', {}, withPrinted(el, body, item.template)) +
      processing(el, version, item) +
      shown.join(''),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
