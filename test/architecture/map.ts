/** Rooms that `ARCHITECTURE.md` names: paths in backticks, without what stands for many (`<element>.ts`, `*.bpmn`). */
export const roomsOf = (map: string, tops: readonly string[]): string[] =>
  [...map.matchAll(/`([a-z][^`\s]*)`/g)]
    .map(([, path = '']) => path.replace(/\/?[^/]*[<*].*$/, ''))
    .filter((path) => tops.includes(path.split('/')[0]!));

/** Packages that no room of the map lies in. */
export const unmapped = (folders: readonly string[], rooms: readonly string[]): string[] =>
  folders.filter((folder) => !rooms.some((room) => room === folder || room.startsWith(`${folder}/`)));
