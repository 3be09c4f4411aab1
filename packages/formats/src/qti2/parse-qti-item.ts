import { refuse, type Result, succeed } from '@nibras/base';
import { allOf, childOf, childrenOf, parseXml, textOf } from '../imscp/parse-xml.ts';
import type { QtiFault, QtiFeedback, QtiItem } from './qti-item.ts';
import { in21 } from './qti-names.ts';
import { readTemplate } from './qti-template.ts';
import { numberOr } from './qti-values.ts';
import { contentHtml, readBody } from './read-interaction.ts';
import { knownRules, readResponse } from './read-response.ts';

/** No item that a person answers asks for more; each is looked up in all rules. */
const mostResponses = 200;

/** Reads an item of QTI 2.x or 3.0. */
export function parseQtiItem(xml: string): Result<QtiItem, QtiFault> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return refuse({ problem: 'not-xml', what: String(parsed.error.line) });
  const root = in21(parsed.value);
  const bodyElement = childOf(root, 'itemBody');
  if (root.name !== 'assessmentItem' || !bodyElement)
    return refuse({ problem: 'not-an-item', what: parsed.value.name.slice(0, 60) });
  const rules = childOf(root, 'responseProcessing');
  const { html, interactions } = readBody(bodyElement);
  const maximum = childrenOf(root, 'outcomeDeclaration').find(
    ({ attributes }) => attributes['identifier'] === 'MAXSCORE',
  );
  const normal = childrenOf(root, 'outcomeDeclaration').find(({ attributes }) => attributes['identifier'] === 'SCORE');
  const feedbacks = childrenOf(root, 'modalFeedback').flatMap((one): QtiFeedback[] =>
    one.attributes['showHide'] === 'hide'
      ? []
      : [
          {
            outcome: one.attributes['outcomeIdentifier'] ?? '',
            identifier: one.attributes['identifier'] ?? '',
            html: contentHtml(one),
          },
        ],
  );
  const drawn = readTemplate(root);
  const template = rules?.attributes['template'] ?? '';
  return succeed({
    identifier: root.attributes['identifier'] ?? '',
    title: root.attributes['title'] ?? '',
    maxScore: numberOr(
      textOf(childOf(maximum, 'defaultValue'), 'value'),
      numberOr(normal?.attributes['normalMaximum'], undefined),
    ),
    body: html,
    interactions,
    ...(drawn ? { template: drawn } : {}),
    responses: childrenOf(root, 'responseDeclaration')
      .slice(0, mostResponses)
      .map((one) => readResponse(one, rules)),
    feedbacks,
    ownRules:
      (template !== '' && !/\/(match_correct|map_response|map_response_point)(\.xml)?$/.test(template)) ||
      (rules !== undefined && [...allOf(rules)].some(({ name }) => !knownRules.has(name))),
  });
}
