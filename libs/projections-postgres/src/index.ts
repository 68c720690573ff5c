export { copyRows, type CopyValue } from './copy-rows.js';
