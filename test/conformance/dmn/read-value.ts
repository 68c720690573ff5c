import { contextOf, parseNumber, parseTemporal, type FeelValue, type ZoneRules } from '@vinhdanh/rules';
import { childOf, childrenOf, type XmlElement } from './xml.js';

/** The value that an `expected`, an `inputNode`, a `component` or an `item` holds. */
export function readValue(holder: XmlElement, zones: ZoneRules): FeelValue {
  if (holder.attributes.get('nil') === 'true') return null;
  const list = childOf(holder, 'list');
  if (list !== undefined) {
    if (list.attributes.get('nil') === 'true') return null;
    return childrenOf(list, 'item').map((item) => readValue(item, zones));
  }
  const components = childrenOf(holder, 'component');
  if (components.length > 0) {
    return contextOf(
      components.map((each) => [each.attributes.get('name') ?? '', readValue(each, zones)] as const),
    );
  }
  const value = childOf(holder, 'value');
  return value === undefined ? null : readSimple(value, zones);
}

function readSimple({ attributes, text }: XmlElement, zones: ZoneRules): FeelValue {
  if (attributes.get('nil') === 'true') return null;
  const written = attributes.get('type') ?? 'string';
  const type = written.slice(written.indexOf(':') + 1);
  switch (type) {
    case 'boolean':
      return ['true', '1'].includes(text.trim());
    case 'decimal':
    case 'double':
    case 'float':
    case 'integer':
    case 'int':
    case 'long':
      return known(parseNumber(text.trim()), written, text);
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
    case 'yearMonthDuration':
    case 'dayTimeDuration':
      return known(parseTemporal(text.trim(), zones), written, text);
    case 'string':
    case 'anySimpleType':
      return text;
    default:
      throw new Error(`the kit has a value of the type ${written}, which no reader knows`);
  }
}

function known<Value>(value: Value | null, type: string, text: string): Value {
  if (value === null) throw new Error(`the kit writes "${text}" as ${type}`);
  return value;
}
