/** True in development and tests: answers are parsed against their schemas. Folded away in a release. */
declare const __CHECK_ANSWERS__: boolean;
