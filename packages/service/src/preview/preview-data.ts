/** Which LMS stands around the course. */
export type SimulatedLms = 'scorm12' | 'scorm2004' | 'none';

/** What the server tells the simulator page about the preview. */
export interface PreviewData {
  readonly title: string;
  readonly lms: SimulatedLms;
  /** Address of the launch document on this origin. */
  readonly launch: string;
  /** Page to show at first. */
  readonly page?: string;
  /** Origins that may hear how the learner is doing. */
  readonly listeners: readonly string[];
}
