import { type Result, succeed } from '@nibras/base';
import {
  attributeOf,
  childOf,
  childrenOf,
  parseXml,
  textOf,
  type XmlElement,
  type XmlFault,
} from '../imscp/parse-xml.ts';

export interface ParsedTincanActivity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** File or address to open; undefined where the activity cannot be launched. */
  readonly launch: string | undefined;
}

export interface ParsedTincan {
  readonly activities: readonly ParsedTincanActivity[];
  /** Whether the activities come first, as one LMS takes for granted. */
  readonly activitiesFirst: boolean;
  readonly root: XmlElement;
}

/** Reads a tincan.xml. */
export function parseTincan(xml: string): Result<ParsedTincan, XmlFault> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const activities = childOf(parsed.value, 'activities');
  return succeed({
    activities: childrenOf(activities, 'activity').map((one) => ({
      id: attributeOf(one, 'id') ?? '',
      type: attributeOf(one, 'type') ?? '',
      name: textOf(one, 'name') ?? '',
      launch: textOf(one, 'launch'),
    })),
    activitiesFirst: activities !== undefined && parsed.value.children[0] === activities,
    root: parsed.value,
  });
}
