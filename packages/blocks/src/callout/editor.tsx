import {
  defineBlockEditor,
  SelectField,
  SlotEditor,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import { type CalloutSettings, calloutKinds } from './model.ts';

export const calloutEditor = defineBlockEditor({
  type: 'callout',
  group: 'emphasis',
  icon: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 8v.5M12 11v5',
  keywords: 'note tip warning objectives encadré astuce objectifs إطار نصيحة أهداف',
  View: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<CalloutSettings>(block);
    return (
      <aside className={`nb-callout nb-callout-${settings.kind}`}>
        <p className="nb-callout-kind">{say(`callout.${settings.kind}`)}</p>
        <SlotEditor
          block={block}
          slot="title"
          kind="line"
          label={say('slot.title')}
          placeholder={say('slot.titleOptional')}
          className="nb-callout-title"
        />
        <SlotEditor
          block={block}
          slot="body"
          kind="flow"
          label={say('slot.body')}
          placeholder={say('slot.writeHere')}
        />
      </aside>
    );
  },
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<CalloutSettings>(block);
    const set = useSetSetting(block);
    return (
      <SelectField
        label={say('callout.kind')}
        value={settings.kind}
        choices={calloutKinds.map((value) => ({ value, label: say(`callout.${value}`) }))}
        onChange={(value) => set('kind', value)}
      />
    );
  },
});
