export { cataloguePaths, type CataloguePath } from './paths-index.js';
