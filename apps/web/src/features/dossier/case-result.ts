/** Results that are an honour decided: the only ones that may be gold. */
export const honourResults: readonly string[] = ['awarded', 'conferred'];
