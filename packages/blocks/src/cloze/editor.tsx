import type { ReactNode } from 'react';
import { type Id, newId } from '@nibras/base';
import { edit, orderBetween, parseNumber, setPlainText } from '@nibras/course';
import {
  defineBlockEditor,
  SelectField,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { inOrder } from '../define.ts';
import { MarkedStemEditor, useMarkedStem } from '../question/gaps-editor.tsx';
import { inTextOrder } from '../question/gaps-text.ts';
import { nearMisses, QuestionFields, QuestionFrame, useSlotTexts } from '../question/question-parts.tsx';
import { GapCard } from './gap-card.tsx';
import { type ClozeSettings, wordsOfGap } from './model.ts';

function ClozeView({ block }: { readonly block: Id }): ReactNode {
  const { say, document, language } = useCourseEditing();
  const settings = useBlockSettings<ClozeSettings>(block);
  const set = useSetSetting(block);
  const stem = useMarkedStem(block);
  const gaps = inTextOrder(inOrder(settings.gaps), stem.plain);
  const keys = gaps.map(({ id }) => wordsOfGap(settings, id).find(({ credit }) => credit === 1)?.id ?? '');
  const words = useSlotTexts(
    block,
    keys.map((id) => `word:${id}`),
  );
  const labels = new Map(
    gaps.map(({ id, way, value }, index) => [
      id,
      `${index + 1} · ${way === 'number' ? value : words[index] || '…'}${way === 'choice' ? ' ▾' : ''}`,
    ]),
  );
  const make = (words: string): Id => {
    const id = newId();
    const found = parseNumber(words);
    const isNumber = found?.rest === '';
    const after = (members: readonly { readonly order: string }[]): string =>
      orderBetween(members.at(-1)?.order ?? null, null);
    edit(document, () => {
      set(`gaps/${id}`, {
        order: after(inOrder(settings.gaps)),
        way: isNumber ? 'number' : 'text',
        value: isNumber ? found.value : 0,
        tolerance: 0,
      });
      if (isNumber) return;
      const word = newId();
      set(`words/${word}`, { order: after(inOrder(settings.words)), gap: id, credit: 1 });
      if (words !== '') setPlainText(document, block, `word:${word}`, language, words);
    });
    if (words === '') stem.focusOn(id);
    return id;
  };
  const labelOf = (id: string): { text: string; tone: 'plain' } | undefined => {
    const text = labels.get(id);
    return text === undefined ? undefined : { text, tone: 'plain' };
  };
  return (
    <QuestionFrame
      block={block}
      stem={
        <MarkedStemEditor
          block={block}
          stem={stem}
          markers={{ labelOf, onMake: make, key: [...labels].flat().join('|') }}
          words={{ make: 'question.makeGap', hint: 'question.makeGapHint', here: 'question.gapsHere' }}
        />
      }
    >
      <ol className="nb-gap-cards" aria-label={say('question.gaps')}>
        {gaps.map((gap, index) => (
          <GapCard key={gap.id} block={block} gap={gap} number={index + 1} stem={stem} />
        ))}
      </ol>
    </QuestionFrame>
  );
}

export const clozeEditor = defineBlockEditor({
  type: 'cloze',
  group: 'question',
  icon: 'M3 8h5M16 8h5M10 5h4v6h-4zM3 17h3M14 17h7M8 14h4v6H8z',
  keywords: 'cloze gaps blanks fill in texte à trous compléter lacunaire فراغات ملء أكمل النص',
  View: ClozeView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<ClozeSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <QuestionFields block={block} />
        <SwitchField
          label={say('question.shuffleOptions')}
          value={settings.shuffle}
          onChange={(value) => set('shuffle', value)}
        />
        <SwitchField
          label={say('question.caseSensitive')}
          value={settings.caseSensitive}
          onChange={(value) => set('caseSensitive', value)}
        />
        <SwitchField
          label={say('question.accentSensitive')}
          hint={say('question.accentSensitiveHint')}
          value={settings.accentSensitive}
          onChange={(value) => set('accentSensitive', value)}
        />
        <SelectField
          label={say('question.nearMiss')}
          hint={say('question.nearMissHint')}
          value={nearMisses.find((one) => Number(one) <= settings.nearMiss) ?? '0'}
          choices={nearMisses.map((value) => ({ value, label: say(`question.nearMiss.${value}`) }))}
          onChange={(value) => set('nearMiss', Number(value))}
        />
      </>
    );
  },
});
