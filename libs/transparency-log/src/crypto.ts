/** SHA-256 of bytes; 32 bytes. Injected: domain code holds no cryptography. */
export type Sha256Bytes = (bytes: Uint8Array) => Uint8Array;

/** Whether `signature` (64 bytes) is one of `message` under the Ed25519 key (32 bytes; RFC 8032). Never throws. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** The Ed25519 signature of `message`, 64 bytes, by a key that the caller holds. */
export type SignEd25519 = (message: Uint8Array) => Uint8Array;

export const hashBytes = 32;
