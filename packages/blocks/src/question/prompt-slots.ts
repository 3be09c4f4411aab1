import type { AnyBlockModel, AssetUse, Slot } from '@nibras/course';
import type { AssetSetting } from '../media/asset-setting.ts';

/** A picture, sound or film that stands above the stem of a question, of any type. */
export interface PromptSettings {
  readonly prompt?: AssetSetting | undefined;
  /** Captions of a sound or film by language: WebVTT files. */
  readonly captions: Readonly<Record<string, AssetSetting>>;
}

/** What the file is; undefined where there is none that a page can show. */
export function promptKind({ prompt }: Partial<PromptSettings>): 'image' | 'audio' | 'video' | undefined {
  const kind = prompt?.[2].split('/')[0];
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : undefined;
}

/** The words that stand for the file: an alternative for a picture, a transcript for what is heard. */
export function promptSlots(settings: Partial<PromptSettings>): Slot[] {
  const kind = promptKind(settings);
  if (!kind) return [];
  return kind === 'image'
    ? [{ key: 'promptalt', kind: 'plain', role: 'alt', required: true }]
    : [{ key: 'prompttranscript', kind: 'rich', role: 'transcript', required: true }];
}

function promptAssets(settings: Partial<PromptSettings>): AssetUse[] {
  const kind = promptKind(settings);
  const files = [settings.prompt, ...(kind === 'image' ? [] : Object.values(settings.captions ?? {}))];
  return kind ? files.flatMap((file) => (file ? [{ hash: file[0], name: file[1] }] : [])) : [];
}

/** A question's model with the slots and files of what may stand above its stem. */
export function withPrompt<Model extends Pick<AnyBlockModel, 'slots' | 'assets'>>(model: Model): Model {
  return {
    ...model,
    slots: (settings: PromptSettings) => [...promptSlots(settings), ...model.slots(settings)],
    assets: (settings: PromptSettings) => [...promptAssets(settings), ...(model.assets?.(settings) ?? [])],
  };
}
