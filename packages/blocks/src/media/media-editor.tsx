import type { ReactNode } from 'react';
import type { Id } from '@nibras/base';
import { PlainSlotField, SlotEditor, useBlockSettings, useCourseEditing } from '@nibras/editor-kit';
import { AssetField } from './media-parts.tsx';
import type { MediaSettings } from './media-settings.ts';

interface MediaProps {
  readonly block: Id;
  /** The element that plays the file. */
  readonly element: 'audio' | 'video';
}

/** A sound or film as it stands on the page, with its transcript below. */
export function MediaView({ block, element: Player }: MediaProps): ReactNode {
  const { say, assetUrl } = useCourseEditing();
  const { asset } = useBlockSettings<MediaSettings>(block);
  return (
    <figure className="nb-media">
      {asset ? (
        <Player controls preload="metadata" src={assetUrl(asset[0])} aria-label={asset[1]} />
      ) : (
        <AssetField
          block={block}
          setting="asset"
          value={undefined}
          accept={`${Player}/*`}
          label={say(`${Player}.choose`)}
        />
      )}
      <SlotEditor
        block={block}
        slot="transcript"
        kind="rich"
        label={say('slot.transcript')}
        placeholder={say('slot.transcriptHere')}
        className="nb-caption"
      />
    </figure>
  );
}

/** The file, its title and its captions in the language being edited. */
export function MediaFields({ block, element }: MediaProps): ReactNode {
  const { say, language } = useCourseEditing();
  const settings = useBlockSettings<MediaSettings>(block);
  return (
    <>
      <AssetField
        block={block}
        setting="asset"
        value={settings.asset}
        accept={`${element}/*`}
        label={say(`${element}.choose`)}
      />
      <PlainSlotField block={block} slot="title" label={say('slot.title')} />
      <AssetField
        block={block}
        setting={`captions/${language}`}
        value={settings.captions[language]}
        accept=".vtt,text/vtt"
        label={say('media.captions')}
      />
    </>
  );
}
