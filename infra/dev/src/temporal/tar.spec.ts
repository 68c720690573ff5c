import { describe, expect, it } from '@jest/globals';
import { tarMember } from './tar.js';

function member(name: string, content: string, type = '0'): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write(type, 156);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

describe('a member of a tar archive', () => {
  it('is found by its last path segment behind other members', () => {
    const archive = Buffer.concat([
      member('LICENSE', 'x'.repeat(700)),
      member('dist/', '', '5'),
      member('dist/temporal', 'binary'),
    ]);
    expect(tarMember(archive, 'temporal')?.toString()).toBe('binary');
  });

  it('is absent when no regular file has the name', () => {
    expect(
      tarMember(Buffer.concat([member('temporal', '', '5'), Buffer.alloc(1024)]), 'temporal'),
    ).toBeUndefined();
  });

  it('is refused when the archive is cut off within it', () => {
    expect(() => tarMember(member('temporal', 'x'.repeat(2000)).subarray(0, 1024), 'temporal')).toThrow(
      'cut off',
    );
  });
});
