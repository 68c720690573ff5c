import classes from './person-name.module.css';

/** A person is name and post. */
export function PersonName({ name, post }: { readonly name: string; readonly post: string | null }) {
  return (
    <span className={classes.person}>
      <span className={classes.name}>{name}</span>
      {post === null || post === '' ? null : <span className={classes.post}>{`, ${post}`}</span>}
    </span>
  );
}
