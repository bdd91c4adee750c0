// The few operations of cryptography that verification rests on. A verifier is given them, so that the same code runs
// on the platform's own implementation in Node and in browsers.

export type HashName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

export type SignatureScheme = 'ed25519' | 'ecdsa' | 'ecdsa-raw' | 'rsa-pkcs1';

export interface SignatureToCheck {
  readonly scheme: SignatureScheme;
  /** Of all but `ed25519`. */
  readonly hash?: HashName;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  /** `ecdsa` in DER, `ecdsa-raw` as two numbers side by side. */
  readonly signature: Uint8Array;
}

export interface Primitives {
  digest(hash: HashName, bytes: Uint8Array): Promise<Uint8Array>;
  /** False for signatures and keys that cannot be read, too. */
  isSignedBy(signature: SignatureToCheck): Promise<boolean>;
}
