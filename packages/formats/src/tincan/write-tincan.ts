import { escapeXml } from '@nibras/base';

/** The one activity that a `tincan.xml` package launches. */
export interface TincanActivity {
  /** An IRI, the same in every export. */
  readonly id: string;
  readonly language: string;
  readonly title: string;
  /** The title stands in where there is none. */
  readonly description?: string;
  /** Path of the page to launch. */
  readonly launch: string;
  readonly type?: string;
}

const line = (text: string): string => escapeXml(text.replace(/[\t\r\n]+/g, ' '));

/**
 * `tincan.xml` at the root of an xAPI package. `activities` comes first and holds what is launched and nothing else: Moodle's plugin
 * takes the first activity and its launch page.
 */
export function writeTincan({ id, language, title, description, launch, type }: TincanActivity): string {
  const lang = ` lang="${escapeXml(language)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd">
  <activities>
    <activity id="${escapeXml(id)}" type="${escapeXml(type ?? 'http://adlnet.gov/expapi/activities/course')}">
      <name${lang}>${line(title)}</name>
      <description${lang}>${line(description?.trim() || title)}</description>
      <launch${lang}>${escapeXml(launch)}</launch>
    </activity>
  </activities>
</tincan>
`;
}
