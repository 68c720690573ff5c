import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** Far below what one swallowed library adds; the journey itself and the SDK's runtime fit well. */
export const BUNDLE_BYTES_MAX = 2_000_000;

/**
 * What must never run inside a workflow: the engine and its expressions, the record, and the libraries that a
 * careless import would bring along. Matched against the paths of the modules in the bundle.
 */
const forbidden: readonly RegExp[] = [
  /\/libs\/(interpreter|rules|bpmn-model|bpmn-parser|soundness|journal|journal-postgres|projections|commands|platform|documents)\//,
  /\/libs\/awards\/(src|dist)\/(?!journey\/)/,
  /\/libs\/contracts\/(src|dist)\/(?!messages\/)/,
  /\/(activities|apps|infra)\/[^/]*(src|dist)\//,
  /\/node_modules\/(zod|typeorm|pg|bpmn-moddle|moddle|pdfkit|rxjs|pino)\//,
  /\/node_modules\/@nestjs\//,
  /\/node_modules\/@vinhdanh\/(interpreter|rules|bpmn-model|bpmn-parser|journal|journal-postgres|commands|activities)\//,
];

/** Bundles the workflows that `workflowsPath` exports. `conditions`: how packages are resolved (sources in tests). */
export const bundleWorkflows = (
  workflowsPath: string,
  conditions: readonly string[] = [],
): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath,
    logger: new DefaultLogger('ERROR'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        ...(conditions.length > 0 && { conditionNames: [...conditions, 'import', 'require', 'default'] }),
        extensionAlias: { '.js': ['.ts', '.js'] },
      },
    }),
  });

/** The modules of a bundle, as their paths, from its inline source map. */
export function modulesOf(code: string): readonly string[] {
  const marker = 'sourceMappingURL=data:application/json;charset=utf-8;base64,';
  const at = code.lastIndexOf(marker);
  if (at < 0) throw new Error('the bundle carries no source map');
  const map = JSON.parse(Buffer.from(code.slice(at + marker.length), 'base64').toString('utf8')) as {
    sources: string[];
  };
  return map.sources;
}

/** What is wrong with a bundle, as sentences; empty when it may run. */
export function bundleFindings(code: string): readonly string[] {
  const findings = modulesOf(code)
    .filter((path) => forbidden.some((pattern) => pattern.test(path)))
    .map((path) => `${path} must not be in the workflow bundle`);
  const bytes = Buffer.byteLength(code);
  if (bytes > BUNDLE_BYTES_MAX)
    findings.push(`the bundle has ${bytes} bytes, ${BUNDLE_BYTES_MAX} are allowed`);
  return findings;
}
