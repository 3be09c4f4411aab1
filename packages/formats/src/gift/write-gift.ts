import type { GiftAnswer, GiftBody, GiftQuestion, GiftText } from './gift-question.ts';

/** Signs that mean something in GIFT, and a line break, which would end the question. A backslash too: `\n` means a break. */
const escape = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\r?\n/g, '\\n');

const textOf = ({ format, text }: GiftText, usual: GiftText['format']): string =>
  `${format === usual ? '' : `[${format}]`}${escape(text)}`;
const feedbackOf = (feedback: GiftText | undefined, usual: GiftText['format']): string =>
  feedback ? `#${textOf(feedback, usual)}` : '';

/** A weight as Moodle reads it back: five decimals at most. */
const percent = (weight: number): string => `%${Number(weight.toFixed(5))}%`;

function answerText(
  { text, weight, feedback }: GiftAnswer,
  mark: '=' | '~',
  usual: GiftText['format'],
  single: boolean,
): string {
  const shown = mark === '=' || (weight === 0 && single) ? '' : percent(weight);
  return `\t${mark}${shown}${textOf(text, usual)}${feedbackOf(feedback, usual)}`;
}

function bodyText(body: GiftBody, usual: GiftText['format']): string {
  switch (body.kind) {
    case 'description':
      return '';
    case 'essay':
      return '{}';
    case 'truth': {
      const right = body.right ? `#${textOf(body.right, usual)}` : '';
      const wrong = body.wrong ? `#${textOf(body.wrong, usual)}` : right === '' ? '' : '#';
      return `{${body.truth ? 'TRUE' : 'FALSE'}${wrong}${right}}`;
    }
    case 'choice': {
      // A list of nothing but `=` would be short answers.
      const allRight = body.answers.every(({ weight }) => weight === 100);
      const lines = body.answers.map((one, index) => {
        const key = !body.several && one.weight === 100 && !(allRight && index > 0);
        return answerText(one, key ? '=' : '~', usual, !body.several);
      });
      return `{\n${lines.join('\n')}\n}`;
    }
    case 'text': {
      const lines = body.answers.map(
        ({ text, weight, feedback }) =>
          `\t=${weight === 100 ? '' : percent(weight)}${textOf(text, usual)}${feedbackOf(feedback, usual)}`,
      );
      return `{\n${lines.join('\n')}\n}`;
    }
    case 'number': {
      const lines = body.answers.map(
        ({ value, tolerance, weight, feedback }) =>
          `\t=${weight === 100 ? '' : percent(weight)}${value}:${tolerance}${feedbackOf(feedback, usual)}`,
      );
      const wrong = body.wrong ? [`\t~${feedbackOf(body.wrong, usual)}`] : [];
      return `{#\n${[...lines, ...wrong].join('\n')}\n}`;
    }
    case 'match':
      return `{\n${body.pairs.map(({ source, target }) => `\t=${textOf(source, usual)} -> ${escape(target)}`).join('\n')}\n}`;
  }
}

/** Questions as a GIFT file, in UTF-8. @spec Moodle question/format/gift */
export function writeGift(questions: readonly GiftQuestion[]): string {
  const parts: string[] = [];
  let category = '';
  for (const one of questions) {
    if (one.category !== category && one.category !== '') parts.push(`$CATEGORY: ${one.category.replace(/\s+/g, ' ')}`);
    category = one.category;
    const marks = [
      ...(one.id ? [`[id:${one.id}]`] : []),
      ...one.tags.map((tag) => `[tag:${tag.replace(/[\]\s]+/g, ' ')}]`),
    ];
    const comment = marks.length > 0 ? `// ${marks.join(' ')}\n` : '';
    const name = one.name === '' ? '' : `::${escape(one.name)}::`;
    const { format, text } = one.stem;
    const general = one.general ? `####${textOf(one.general, format)}` : '';
    const body = bodyText(one.body, format);
    const closed = general === '' ? body : body.replace(/\n?\}$/, () => `${general}}`);
    const tail = one.tail === undefined || one.tail === '' ? '' : ` ${escape(one.tail)}`;
    parts.push(`${comment}${name}${format === 'moodle' ? '' : `[${format}]`}${escape(text)}${closed}${tail}`);
  }
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}
