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
import { OptionalSlot, QuestionFields, QuestionFrame, RowButtons, useMembers } from '../question/question-parts.tsx';
import { PictureQuestionFields, RegionEditor } from '../question/region-editor.tsx';
import type { Region } from '../question/region.ts';
import type { LabelPictureSettings } from './model.ts';

function LabelPictureView({ block }: { readonly block: Id }): ReactNode {
  const { say, readOnly, document } = useCourseEditing();
  const settings = useBlockSettings<LabelPictureSettings>(block);
  const set = useSetSetting(block);
  const { look } = settings;
  const zones = useMembers(block, 'zones', () => settings.zones);
  const labels = useMembers(block, 'labels', () => settings.labels);
  const choices = [
    { value: '', label: say('labels.distractor') },
    ...zones.members.map(({ id }, index) => ({ value: id, label: say('region.zone', { number: index + 1 }) })),
  ];
  const addZone = (region: Region): Id =>
    edit(document, () => {
      const zone = zones.add(region);
      // Where each zone takes one label, a new zone brings it along.
      if (look === 'label') labels.add({ zone });
      return zone;
    });
  const removeZone = (id: Id): void => {
    if (zones.members.length < 2) return;
    edit(document, () => {
      zones.remove(id);
      for (const label of labels.members) if (label.zone === id) set(`labels/${label.id}`, undefined);
    });
  };
  /** A label that comes to a zone for one label takes the place of the other. */
  const belong = (id: Id, zone: Id): void =>
    edit(document, () => {
      for (const label of labels.members) {
        if (label.id === id) labels.change(id, { ...label, zone });
        else if (look === 'label' && zone !== '' && label.zone === zone)
          labels.change(label.id, { ...label, zone: '' });
      }
    });
  return (
    <QuestionFrame block={block}>
      <RegionEditor
        block={block}
        asset={settings.asset}
        regions={zones.members.map(({ id, shape, place }) => ({ id, shape, place }))}
        add={addZone}
        change={(id, region) => {
          const zone = zones.members.find((one) => one.id === id);
          if (zone) zones.change(id, { ...zone, ...region });
        }}
        remove={removeZone}
      />
      <ol className="nb-options">
        {labels.members.map((label, index) => {
          const name = say('labels.label', { number: index + 1 });
          const last = labels.members.length - 1;
          const zone = label.zone in settings.zones ? label.zone : '';
          return (
            <li key={label.id} className={zone === '' ? 'nb-option' : 'nb-option nb-option-key'}>
              <div className="nb-question-row nb-label-row">
                <SlotEditor
                  block={block}
                  slot={`label:${label.id}`}
                  kind="line"
                  label={name}
                  placeholder={name}
                  onEnter={() => labels.add({ zone: '' }, label.id)}
                />
                <SelectField
                  label={`${say('labels.zone')} – ${name}`}
                  value={zone}
                  choices={choices}
                  onChange={(value) => belong(label.id, value)}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => labels.move(label.id, -1) } : {})}
                  {...(index < last ? { onDown: () => labels.move(label.id, 1) } : {})}
                  {...(last > 0 ? { onRemove: () => labels.remove(label.id) } : {})}
                />
              </div>
              {look === 'sort' ? (
                <OptionalSlot block={block} slot={`feedback:${label.id}`} label={say('question.feedback')} />
              ) : null}
            </li>
          );
        })}
      </ol>
      {readOnly ? null : (
        <button type="button" className="nb-quiet-button" onClick={() => labels.add({ zone: '' })}>
          + {say('labels.add')}
        </button>
      )}
      <p className="nb-question-note">{say('labels.zoneNames')}</p>
      <ol className="nb-options">
        {zones.members.map(({ id }, index) => {
          const name = say('region.zone', { number: index + 1 });
          const last = zones.members.length - 1;
          return (
            <li key={id} className="nb-option">
              <div className="nb-question-row">
                <span className="nb-region-badge" aria-hidden="true">
                  {index + 1}
                </span>
                <SlotEditor
                  block={block}
                  slot={`zone:${id}`}
                  kind="line"
                  label={name}
                  placeholder={say('region.name')}
                />
                <RowButtons
                  name={name}
                  {...(index > 0 ? { onUp: () => zones.move(id, -1) } : {})}
                  {...(index < last ? { onDown: () => zones.move(id, 1) } : {})}
                  {...(last > 0 ? { onRemove: () => removeZone(id) } : {})}
                />
              </div>
              {look === 'label' ? (
                <OptionalSlot block={block} slot={`feedback:${id}`} label={say('question.feedback')} />
              ) : null}
            </li>
          );
        })}
      </ol>
    </QuestionFrame>
  );
}

export const labelPictureEditor = defineBlockEditor({
  type: 'label-picture',
  group: 'question',
  icon: 'M4 5h16v14H4zM8 9h.01M16 14h.01M10 9h6M8 14h6',
  keywords:
    'label picture image drag drop legend diagram légender étiquettes schéma glisser image تسميات صورة سحب رسم مخطط',
  View: LabelPictureView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<LabelPictureSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <PictureQuestionFields block={block} asset={settings.asset} />
        <SelectField
          label={say('labels.look')}
          value={settings.look}
          choices={[
            { value: 'label', label: say('labels.look.label') },
            { value: 'sort', label: say('labels.look.sort') },
          ]}
          onChange={(value) => set('look', value)}
        />
        <SwitchField
          label={say('question.shuffle')}
          value={settings.shuffle}
          onChange={(value) => set('shuffle', value)}
        />
        <QuestionFields block={block} />
      </>
    );
  },
});
