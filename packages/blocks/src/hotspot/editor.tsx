import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { edit } from '@nibras/course';
import {
  defineBlockEditor,
  SelectField,
  SlotEditor,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { AnyKeyField } from '../question/any-key-field.tsx';
import { OptionalSlot, QuestionFields, QuestionFrame, RowButtons, useMembers } from '../question/question-parts.tsx';
import { PictureQuestionFields, RegionEditor } from '../question/region-editor.tsx';
import type { HotspotSettings } from './model.ts';

function HotspotView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly, document } = useCourseEditing();
  const settings = useBlockSettings<HotspotSettings>(block);
  const { several, elsewhere } = settings;
  const severalKeys = several || settings.anyKey;
  const regions = useMembers(block, 'regions', () => settings.regions);
  const last = regions.members.length - 1;
  const change = (id: Id, changes: Partial<HotspotSettings['regions'][string]>): void => {
    const member = regions.members.find((one) => one.id === id);
    if (member) regions.change(id, { ...member, ...changes });
  };
  const setKey = (id: Id, correct: boolean): void =>
    edit(document, () => {
      if (!severalKeys && correct)
        for (const one of regions.members) if (one.correct && one.id !== id) change(one.id, { correct: false });
      change(id, { correct });
    });
  const remove = (id: Id): void => {
    if (last > 0) regions.remove(id);
  };
  return (
    <QuestionFrame block={block}>
      <RegionEditor
        block={block}
        asset={settings.asset}
        regions={regions.members.map(({ id, shape, place, correct }) => ({ id, shape, place, key: correct }))}
        add={(region) => regions.add({ ...region, correct: false })}
        change={change}
        remove={remove}
      />
      <ol className="nb-options">
        {regions.members.map(({ id, correct }, index) => {
          const name = say('region.zone', { number: index + 1 });
          return (
            <li key={id} className={correct ? 'nb-option nb-option-key' : 'nb-option'}>
              <div className="nb-question-row">
                <label className="nb-key" title={say('question.key')}>
                  <input
                    type={severalKeys ? 'checkbox' : 'radio'}
                    name={`key-${block}`}
                    checked={correct}
                    disabled={readOnly}
                    aria-label={`${say('question.key')} – ${name}`}
                    onChange={(event) => setKey(id, event.target.checked)}
                  />
                </label>
                <span className="nb-region-badge" aria-hidden="true">
                  {index + 1}
                </span>
                <SlotEditor
                  block={block}
                  slot={`option:${id}`}
                  kind="line"
                  label={name}
                  placeholder={say('region.name')}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => regions.move(id, -1) } : {})}
                  {...(index < last ? { onDown: () => regions.move(id, 1) } : {})}
                  {...(last > 0 ? { onRemove: () => remove(id) } : {})}
                />
              </div>
              <OptionalSlot block={block} slot={`feedback:${id}`} label={say('question.feedback')} />
            </li>
          );
        })}
      </ol>
      {elsewhere === '' ? null : (
        <OptionalSlot
          block={block}
          slot={`feedback:${elsewhere}`}
          label={say('hotspot.elsewhere')}
          className="nb-wrong"
        />
      )}
    </QuestionFrame>
  );
}

export const hotspotEditor = defineBlockEditor({
  type: 'hotspot',
  group: 'question',
  icon: 'M4 5h16v14H4zM12 9v6M9 12h6M12 8a4 4 0 1 0 .01 0',
  keywords: 'hotspot picture image click zone region map zone cliquable carte pointer صورة منطقة نقر موضع خريطة',
  View: HotspotView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<HotspotSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <PictureQuestionFields block={block} asset={settings.asset} />
        <SwitchField
          label={say('hotspot.outlined')}
          hint={say('hotspot.outlinedHint')}
          value={settings.outlined}
          onChange={(value) => set('outlined', value)}
        />
        <SwitchField
          label={say('hotspot.several')}
          value={settings.several}
          onChange={(value) => set('several', value)}
        />
        {settings.several ? (
          <SelectField
            label={say('question.marking')}
            value={settings.marking}
            choices={[
              { value: 'partial', label: say('question.marking.penalty') },
              { value: 'all', label: say('question.marking.all') },
              { value: 'lenient', label: say('question.marking.lenient') },
            ]}
            hint={say(`question.marking.${settings.marking}Hint`)}
            onChange={(value) => set('marking', value)}
          />
        ) : (
          <AnyKeyField block={block} value={settings.anyKey} />
        )}
        <QuestionFields block={block} />
      </>
    );
  },
});
