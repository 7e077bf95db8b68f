/**
 * Pictures as the bytes of files, in Node: no compiler, no display and no installed font is needed.
 * @module
 */
export { renderPng } from './render-png.ts';
export { renderSvg } from './render-svg.ts';
