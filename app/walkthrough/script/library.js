// What the scripts of a flow find. Names and meanings are Maestro's; there is no network, and chance and the
// time of day are the same in every walk.
"use strict";
globalThis.output = {};
globalThis.maestro = { copiedText: "", platform: "" };
globalThis.json = (text) => JSON.parse(text);
globalThis.relativePoint = (x, y) => `${Math.ceil(x * 100)}%,${Math.ceil(y * 100)}%`;
globalThis.console = { log() {}, info() {}, warn() {}, error() {}, debug() {} };
globalThis.http = new Proxy({}, {
  get() {
    throw new Error("scripts have no network here");
  },
});
const ours = (() => {
  const RealDate = Date;
  let now = 0;
  let state = 0x2545f491;
  // A generator of three shifts (Marsaglia 2003): short, and good enough for names and numbers.
  Math.random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, self) => Reflect.construct(target, given.length ? given : [now], self),
    apply: () => new RealDate(now).toString(),
    get: (target, name) => (name === "now" ? () => now : Reflect.get(target, name)),
  });
  // A name that was never given a value is undefined, so that `NAME || "default"` can be written.
  Object.setPrototypeOf(globalThis, new Proxy(Object.prototype, { has: () => true }));
  const asText = (value) => {
    if (value !== null && typeof value === "object") {
      return JSON.stringify(value);
    }
    return String(value);
  };
  return {
    define(name, value) {
      if (value === null) {
        delete globalThis[name];
      } else {
        globalThis[name] = value;
      }
    },
    setPlatform(name) {
      maestro.platform = name;
    },
    setCopied(text) {
      maestro.copiedText = text;
    },
    // Each piece of code has its own names, as in Maestro: what it declares ends with it.
    valueOf(__code, __now) {
      now = __now;
      return asText(eval(__code));
    },
  };
})();
Object.defineProperty(globalThis, "__mingbai", { value: Object.freeze(ours) });
