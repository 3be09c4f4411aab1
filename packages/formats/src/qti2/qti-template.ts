import { escapeXml } from '@nibras/base';
import { childrenOf, type XmlElement } from '../imscp/parse-xml.ts';
import type { ElementWriter } from './qti-names.ts';

/** An expression: an operator with what it works on, or a value, by its name of 2.1. */
export interface QtiExpression {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly of: readonly QtiExpression[];
  readonly text: string;
}

/** A value that a variable, or the key of a response, is given. */
export interface QtiRule {
  readonly identifier: string;
  readonly value: QtiExpression;
}

/** How the values of an item are drawn before it is shown; they stand in texts as `[[=identifier]]`. @spec IMS QTI 2.1 Information Model 11 */
export interface QtiTemplate {
  readonly variables: readonly { readonly identifier: string; readonly baseType: string }[];
  readonly rules: readonly QtiRule[];
  readonly correct: readonly QtiRule[];
  /** Whether it also has conditions and the like, which are not told here. */
  readonly ownRules: boolean;
  /** All rules as they are read, in their order. */
  readonly program?: readonly QtiExpression[];
}

const expressionOf = ({ name, attributes, children, text }: XmlElement): QtiExpression => ({
  name,
  attributes,
  of: children.map(expressionOf),
  text: text.trim(),
});

export function readTemplate(root: XmlElement): QtiTemplate | undefined {
  const variables = childrenOf(root, 'templateDeclaration').map(({ attributes }) => ({
    identifier: attributes['identifier'] ?? '',
    baseType: attributes['baseType'] ?? '',
  }));
  const all = childrenOf(root, 'templateProcessing').flatMap(({ children }) => children);
  if (variables.length === 0 && all.length === 0) return undefined;
  const rules = (name: string): QtiRule[] =>
    all.flatMap((one) =>
      one.name === name && one.children.length === 1
        ? [{ identifier: one.attributes['identifier'] ?? '', value: expressionOf(one.children[0]!) }]
        : [],
    );
  const [set, correct] = [rules('setTemplateValue'), rules('setCorrectResponse')];
  return {
    variables,
    rules: set,
    correct,
    ownRules: set.length + correct.length < all.length,
    program: all.map(expressionOf),
  };
}

const expressionElement = (el: ElementWriter, { name, attributes, of, text }: QtiExpression): string =>
  el(name, attributes, of.length > 0 ? of.map((one) => expressionElement(el, one)).join('') : escapeXml(text));

export function templateElements(el: ElementWriter, { variables, rules, correct }: QtiTemplate): string {
  const all = (name: string, given: readonly QtiRule[]): string =>
    given.map(({ identifier, value }) => el(name, { identifier }, expressionElement(el, value))).join('');
  return (
    variables
      .map(({ identifier, baseType }) => el('templateDeclaration', { identifier, cardinality: 'single', baseType }))
      .join('') + el('templateProcessing', {}, all('setTemplateValue', rules) + all('setCorrectResponse', correct))
  );
}

/** Texts with an element where the value of a variable is shown. */
export const withPrinted = (el: ElementWriter, xhtml: string, template: QtiTemplate | undefined): string =>
  template
    ? template.variables.reduce(
        (all, { identifier }) => all.replaceAll(`[[=${identifier}]]`, el('printedVariable', { identifier })),
        xhtml,
      )
    : xhtml;
