/** `make` called when it is first asked for, and its answer kept. */
export function once<Answer>(make: () => Answer): () => Answer {
  let made: { readonly answer: Answer } | undefined;
  return () => (made ??= { answer: make() }).answer;
}

/**
 * `make` applied once to each thing, and its answer kept for as long as the thing itself: for what
 * follows from the figures and citations of the law, which many cases share.
 */
export function oncePer<Thing extends object, Answer extends object | string>(
  make: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const made = new WeakMap<Thing, Answer>();
  return (thing) => {
    let answer = made.get(thing);
    if (answer === undefined) {
      answer = make(thing);
      made.set(thing, answer);
    }
    return answer;
  };
}
