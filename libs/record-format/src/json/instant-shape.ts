const shape = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;

/** Whether a text is written as the record writes moments: UTC, milliseconds. */
export const isInstantText = (text: unknown): text is string => typeof text === 'string' && shape.test(text);
