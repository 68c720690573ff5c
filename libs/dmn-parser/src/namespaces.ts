/** The namespace that the reader behind this adapter binds: DMN 1.3. */
export const boundNamespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** The namespaces of models, DMN 1.1 to 1.6, by version. */
export const modelNamespaces: ReadonlyMap<string, string> = new Map([
  ['http://www.omg.org/spec/DMN/20151101/dmn.xsd', '1.1'],
  ['http://www.omg.org/spec/DMN/20180521/MODEL/', '1.2'],
  [boundNamespace, '1.3'],
  ['https://www.omg.org/spec/DMN/20211108/MODEL/', '1.4'],
  ['https://www.omg.org/spec/DMN/20230324/MODEL/', '1.5'],
  ['https://www.omg.org/spec/DMN/20240513/MODEL/', '1.6'],
]);

/** The names by which a file says that an expression, or the prefix of a type, is FEEL. */
export const isFeelNamespace = (uri: string): boolean =>
  /^https?:\/\/www\.omg\.org\/spec\/(?:FEEL\/\d{8}|DMN\/\d{8}\/FEEL)\/?$/.test(uri) || /^feel$/i.test(uri);

/** The drawing of a model (DMN DI with its parts); it has no meaning and is not read. */
export const isDrawingNamespace = (uri: string): boolean =>
  /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(?:DMNDI|DI|DC)\/?$/.test(uri);
