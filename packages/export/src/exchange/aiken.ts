import { type ExchangeItem, NOT_SUPPORTED } from '@nibras/course';
import { type AikenQuestion, writeAiken } from '@nibras/formats';
import { Losses, type Translator } from './translator.ts';

/** A single choice with one key, in plain words, is all that Aiken holds. @spec Moodle question/format/aiken */
function toAiken({ interaction, html }: ExchangeItem, losses: Losses): AikenQuestion | typeof NOT_SUPPORTED {
  if (interaction.kind !== 'choice' || interaction.multiple || interaction.options.length > 26) return NOT_SUPPORTED;
  const key = interaction.options.findIndex(({ correct }) => correct);
  const several = interaction.options.filter(({ correct }) => correct).length > 1;
  if (key < 0 || several || interaction.options.length < 2 || interaction.prompt.trim() === '') return NOT_SUPPORTED;
  const said = Object.keys(html);
  losses.add('exchange.certainty', interaction.certainty ?? false);
  losses.add('exchange.truth', interaction.truth ?? false);
  losses.add(
    'exchange.member-feedback',
    said.some((name) => name.startsWith('feedback:')),
  );
  losses.add(
    'exchange.feedback',
    said.some((name) => name === 'correct' || name === 'incorrect'),
  );
  losses.add(
    'exchange.hints',
    said.some((name) => name.startsWith('hint:')),
  );
  losses.add('exchange.points', interaction.points !== 1);
  losses.add(
    'exchange.rich-text',
    Object.entries(html).some(([name, text]) => /^(stem|member:)/.test(name) && /<(?!\/?p\b|br\b)/.test(text)),
  );
  return { stem: interaction.prompt, options: interaction.options.map(({ label }) => label), key };
}

/** Aiken: the plainest text for single choice. */
export const aikenTranslator: Translator = {
  id: 'aiken',
  ending: '.aiken.txt',
  mediaType: 'text/plain',
  keeps: [],
  holds: (item) => toAiken(item, new Losses()),
  write(items) {
    const losses = new Losses();
    const questions = items.flatMap((item): AikenQuestion[] => {
      losses.of(item);
      const question = toAiken(item, losses);
      if (question !== NOT_SUPPORTED) return [question];
      losses.add('exchange.not-supported');
      return [];
    });
    return { text: writeAiken(questions), diagnostics: losses.diagnostics };
  },
};
