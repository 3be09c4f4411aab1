import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import {
  defineBlockEditor,
  NumberField,
  PlainSlotField,
  SlotEditor,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { QuestionFields, QuestionFrame } from '../question/question-parts.tsx';
import type { SliderSettings } from './model.ts';

const most = 1e9;

function SliderView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly } = useCourseEditing();
  const { min, max, step, value } = useBlockSettings<SliderSettings>(block);
  const set = useSetSetting(block);
  return (
    <QuestionFrame block={block}>
      <p className="nb-question-note">{say('question.sliderKey', { value })}</p>
      <input
        className="nb-slider"
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={readOnly}
        aria-label={say('question.key')}
        onChange={(event) => set('value', event.target.valueAsNumber)}
      />
      <div className="nb-question-row nb-number-row">
        <SlotEditor
          block={block}
          slot="low"
          kind="line"
          label={say('question.low')}
          placeholder={say('question.low')}
        />
        <SlotEditor
          block={block}
          slot="high"
          kind="line"
          label={say('question.high')}
          placeholder={say('question.high')}
        />
        <PlainSlotField
          block={block}
          slot="unit"
          label={say('question.unitName')}
          hideLabel
          placeholder={say('question.unitName')}
        />
      </div>
    </QuestionFrame>
  );
}

export const sliderEditor = defineBlockEditor({
  type: 'slider',
  group: 'question',
  icon: 'M3 12h18M14 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
  keywords: 'slider scale range estimate curseur échelle glissière estimer مؤشر منزلق تقدير',
  View: SliderView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<SliderSettings>(block);
    const set = useSetSetting(block);
    const field = (name: 'min' | 'max' | 'value' | 'tolerance', label: string, least = -most): ReactNode => (
      <NumberField
        label={say(label)}
        value={settings[name]}
        min={least}
        max={most}
        step={settings.step}
        onChange={(value) => set(name, value)}
      />
    );
    return (
      <>
        <QuestionFields block={block} />
        {field('value', 'question.key')}
        {field('tolerance', 'question.tolerance', 0)}
        {field('min', 'question.min')}
        {field('max', 'question.max')}
        <NumberField
          label={say('question.stepSize')}
          value={settings.step}
          min={0.001}
          max={most}
          step={0.1}
          onChange={(value) => set('step', value)}
        />
      </>
    );
  },
});
