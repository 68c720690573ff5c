import { parseDmn } from '@vinhdanh/dmn-parser';
import { modelsParser } from '@vinhdanh/rule-sets';

/** Reads the DMN files of a rule set. */
export const parseModels = modelsParser(parseDmn);
