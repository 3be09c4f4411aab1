import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import {
  defineBlockEditor,
  PlainSlotField,
  SelectField,
  SlotEditor,
  SwitchField,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
  useShared,
} from '@nibras/editor-kit';
import { AssetField } from '../media/media-parts.tsx';
import type { PictureSettings } from './model.ts';

function PictureView({ block }: { readonly block: Id }): ReactNode {
  const { say, assetUrl, document, language } = useCourseEditing();
  const settings = useBlockSettings<PictureSettings>(block);
  const record = document.blocks.get(block);
  const alt = useShared(record, () => String(record?.get(`text/alt/${language}`) ?? ''), {
    key: `${block} ${language}`,
  });
  const asset = settings.variants[language] ?? settings.asset;
  return (
    <figure className={`nb-picture nb-picture-${settings.size}`}>
      {asset ? (
        <img
          src={assetUrl(asset[0])}
          alt={settings.decorative ? '' : alt}
          width={asset[3] || undefined}
          height={asset[4] || undefined}
        />
      ) : (
        <AssetField block={block} setting="asset" value={undefined} accept="image/*" label={say('picture.choose')} />
      )}
      {asset && !settings.decorative && alt === '' ? <p className="nb-missing">{say('picture.altMissing')}</p> : null}
      <SlotEditor
        block={block}
        slot="caption"
        kind="line"
        label={say('slot.caption')}
        placeholder={say('slot.captionOptional')}
        className="nb-caption"
      />
    </figure>
  );
}

export const pictureEditor = defineBlockEditor({
  type: 'picture',
  group: 'media',
  icon: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5a1 1 0 1 0 0-.01',
  keywords: 'image photo drawing illustration صورة',
  View: PictureView,
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<PictureSettings>(block);
    const set = useSetSetting(block);
    return (
      <>
        <AssetField
          block={block}
          setting="asset"
          value={settings.asset}
          accept="image/*"
          label={say('picture.choose')}
        />
        {settings.decorative ? null : (
          <PlainSlotField
            block={block}
            slot="alt"
            label={say('picture.alt')}
            placeholder={say('picture.altHint')}
            multiline
          />
        )}
        <SwitchField
          label={say('picture.decorative')}
          hint={say('picture.decorativeHint')}
          value={settings.decorative}
          onChange={(value) => set('decorative', value)}
        />
        <SelectField
          label={say('picture.size')}
          value={settings.size}
          choices={(['small', 'medium', 'full'] as const).map((value) => ({
            value,
            label: say(`picture.size.${value}`),
          }))}
          onChange={(value) => set('size', value)}
        />
      </>
    );
  },
});
