import { type ReactNode, useState } from 'react';
import type { Id } from '@nibras/base';
import { asOneStep } from '@nibras/course';
import { NumberField, PlainSlotField, SelectField, useCourseEditing, useShared } from '@nibras/editor-kit';
import type { AssetSetting } from '../media/asset-setting.ts';
import { AssetField } from '../media/media-parts.tsx';
import { type Box, boxOf, fitted, type Region, regionIn, type RegionShape, regionShapes } from './region.ts';
import { type BoardRegion, RegionBoard } from './region-board.tsx';

interface RegionEditor {
  readonly block: Id;
  readonly asset: AssetSetting | undefined;
  readonly regions: readonly BoardRegion[];
  /** Keeps a new region and gives its id. */
  readonly add: (region: Region) => Id;
  readonly change: (id: Id, region: Region) => void;
  readonly remove: (id: Id) => void;
}

const sides = ['left', 'top', 'width', 'height'] as const;

/** The picture with its regions, the tools that draw them, and the measures of the chosen one as numbers. */
export function RegionEditor({ block, asset, regions, add, change, remove }: RegionEditor): ReactNode {
  const { say, readOnly, document, undo, language } = useCourseEditing();
  const [tool, setTool] = useState<RegionShape>('rectangle');
  const [selected, select] = useState<Id | null>(null);
  const record = document.blocks.get(block);
  const alt = useShared(record, () => String(record?.get(`text/alt/${language}`) ?? ''), {
    key: `${block} ${language}`,
  });
  if (!asset)
    return (
      <AssetField block={block} setting="asset" value={undefined} accept="image/*" label={say('picture.choose')} />
    );
  const index = regions.findIndex(({ id }) => id === selected);
  const chosen = regions[index];
  const box = chosen && boxOf(chosen);
  const shapes = regionShapes.map((value) => ({ value, label: say(`region.shape.${value}`) }));
  const insert = (region: Region): void => select(add(region));
  return (
    <>
      <RegionBoard
        asset={asset}
        alt={alt}
        regions={regions}
        tool={tool}
        selected={selected}
        select={select}
        add={insert}
        change={change}
        remove={remove}
      />
      {alt === '' ? <p className="nb-missing">{say('picture.altMissing')}</p> : null}
      {readOnly ? null : (
        <div className="nb-region-tools">
          <SelectField label={say('region.tool')} value={tool} choices={shapes} onChange={setTool} />
          <button
            type="button"
            className="nb-quiet-button"
            onClick={() => asOneStep(undo, () => insert(regionIn(tool, { left: 40, top: 40, width: 20, height: 20 })))}
          >
            + {say('region.add')}
          </button>
          <p className="nb-question-note">{say(tool === 'polygon' ? 'region.polygonHint' : 'region.hint')}</p>
        </div>
      )}
      {chosen && box && !readOnly ? (
        <fieldset className="nb-region-measures">
          <legend>{say('region.zone', { number: index + 1 })}</legend>
          <SelectField
            label={say('region.shape')}
            value={chosen.shape}
            choices={shapes}
            onChange={(shape) => change(chosen.id, regionIn(shape, box))}
          />
          {sides.map((side) => (
            <NumberField
              key={side}
              label={say(`region.${side}`)}
              value={Math.round(box[side as keyof Box] * 10) / 10}
              min={0}
              max={100}
              onChange={(value) => change(chosen.id, fitted(chosen, { ...box, [side]: value }))}
            />
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

/** The picture of a question and its words, in the inspector. */
export function PictureQuestionFields({
  block,
  asset,
}: {
  readonly block: Id;
  readonly asset: AssetSetting | undefined;
}): ReactNode {
  const { say } = useCourseEditing();
  return (
    <>
      <AssetField block={block} setting="asset" value={asset} accept="image/*" label={say('picture.choose')} />
      <PlainSlotField
        block={block}
        slot="alt"
        label={say('picture.alt')}
        placeholder={say('region.altHint')}
        multiline
      />
    </>
  );
}
