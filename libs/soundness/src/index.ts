export { checkPath, checkPaths } from './check-path.js';
