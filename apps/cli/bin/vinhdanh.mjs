#!/usr/bin/env node
// Only the check of Node stands here, in a syntax that an old Node can read as well.
import { checkNode } from '../../../infra/dev/bootstrap/check-node.mjs';

if (checkNode(process.version)) {
  import('./cli.mjs').then(function (cli) {
    return cli.runCli(process.argv.slice(2));
  });
} else {
  process.exitCode = 1;
}
