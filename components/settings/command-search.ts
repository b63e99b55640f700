/** What is searched for among: the title counts most, and a detail for less than what it is of. */
export type Searchable = {
  title: string;
  words: string;
  place?: string | undefined;
  isDetail?: boolean | undefined;
};

/** Those that have every word of the search, best first; what scores alike keeps its order. */
export function searchCommands<Item extends Searchable>(items: readonly Item[], search: string): Item[] {
  const wanted = toWords(search);
  if (wanted.length === 0) return [...items];
  return items
    .map((item) => ({ item, score: scoreItem(item, wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

const DETAIL = 0.8;

function scoreItem({ title, words, place = "", isDetail }: Searchable, wanted: readonly string[]): number {
  const fields = [
    { words: toWords(title), whole: 8, start: 6 },
    { words: toWords(words), whole: 5, start: 3 },
    { words: toWords(place), whole: 2, start: 1 },
  ];
  let total = 0;
  for (const word of wanted) {
    const best = Math.max(
      ...fields.flatMap((field) => field.words.map((own) => scoreWord(own, word, field))),
    );
    if (best <= 0) return 0;
    total += best;
  }
  return isDetail ? total * DETAIL : total;
}

function scoreWord(own: string, wanted: string, { whole, start }: { whole: number; start: number }): number {
  if (own === wanted) return whole;
  if (own.startsWith(wanted)) return start;
  // "authentication" is found by "auth", and also by the middle of it once that says something.
  return wanted.length >= 3 && own.includes(wanted) ? 0.5 : 0;
}

/** "E-mail" is "email", "Café" is "cafe", and British and American spellings meet. */
function toWords(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const joined = plain.replace(/(?<=\p{L})-(?=\p{L})/gu, "").replace(/is(e|ed|ation|ations)\b/g, "iz$1");
  return joined.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
