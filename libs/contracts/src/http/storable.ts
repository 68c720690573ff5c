/**
 * Whether the record can hold a text: PostgreSQL knows no NUL, and canonical JSON no half of a surrogate pair
 * (RFC 8785 §3.2.2.2). A request that brings one is wrong, and no defect of ours.
 */
export const storable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
