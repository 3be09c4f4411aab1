/** Where a course can go: the author chooses a place, not a format. */
export interface Destination {
  readonly id: string;
  /** Packager that fits best, first; the others are offered too. */
  readonly targets: readonly string[];
  /** Options of a target that do harm there. */
  readonly without?: readonly string[];
  readonly icon: string;
}

export const destinations: readonly Destination[] = [
  {
    id: 'moodle',
    targets: ['scorm2004', 'scorm12', 'cmi5', 'xapi', 'cc11'],
    icon: 'M3 9l9-4 9 4-9 4zM7 11v5c3 2 7 2 10 0v-5M21 9v6',
  },
  // Its SCORM block has one record for all parts of a package.
  { id: 'openedx', targets: ['olx', 'scorm2004', 'scorm12'], without: ['units'], icon: 'M4 5h16v11H4zM9 20h6M12 16v4' },
  { id: 'fun', targets: ['olx-dogwood'], icon: 'M4 6h16v12H4zM8 6v12M8 11h12M14 11v7' },
  {
    id: 'lms',
    targets: ['scorm12', 'scorm2004', 'cmi5', 'xapi', 'cc13'],
    icon: 'M4 7l8-4 8 4v10l-8 4-8-4zM4 7l8 4 8-4M12 11v10',
  },
  {
    id: 'website',
    targets: ['web'],
    icon: 'M3 12h18M12 3a14 14 0 0 1 0 18 14 14 0 0 1 0-18M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  },
];
