export { checkCourse } from './check-course.ts';
export type { CheckOptions } from './check-course.ts';
export type { CheckedAsset } from './course-view.ts';
export { measureCourse, measurePages } from './measure-course.ts';
export type { Measure } from './measure-course.ts';
export { problemSeverities } from './problem.ts';
export type { ProblemCode } from './problem.ts';
