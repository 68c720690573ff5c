import { Button, createTheme, Modal, Tooltip } from '@mantine/core';

/**
 * What the kit must know in JavaScript; the looks stand in the style sheets beside this file. No dialog
 * locks scrolling itself: the kit's way writes a style element, which the content policy forbids.
 */
export const theme = createTheme({
  primaryColor: 'blue',
  defaultRadius: 'sm',
  respectReducedMotion: true,
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', radius: 'sm' } }),
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        centered: false,
        radius: 'md',
        transitionProps: { duration: 120, transition: 'fade' },
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { transitionProps: { duration: 0 }, events: { hover: true, focus: true, touch: true } },
    }),
  },
});
