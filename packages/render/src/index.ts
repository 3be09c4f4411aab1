export { digest } from './contents.ts';
export { toPlayerBundle } from './player-bundle.ts';
export { assetPath, renderCourse } from './render-course.ts';
export type { RenderOptions } from './render-course.ts';
export type {
  AdapterName,
  AssetFacts,
  PlayerBundle,
  RenderedCourse,
  RenderedFile,
  RenderedNode,
} from './rendered-course.ts';
export { inlineHtml, type ProseContext, proseHtml } from './prose-html.ts';
export { renderStatic } from './static-course.ts';
export type { StaticCourse, StaticOptions, StaticPage, StaticPart } from './static-course.ts';
export type { QuizUnit } from './course-map.ts';
