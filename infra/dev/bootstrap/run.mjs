// The entry of every npm script. Only the check of Node stands here, in a syntax that an old Node can read as well;
// everything else is imported after it.
import { checkNode } from './check-node.mjs';

if (checkNode(process.version)) {
  import('./main.mjs').then(function (main) {
    return main.run(process.argv[2], process.argv.slice(3));
  });
} else {
  process.exitCode = 1;
}
