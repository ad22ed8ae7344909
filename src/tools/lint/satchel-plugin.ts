// Oxlint rules of our own, loaded by .oxlintrc.json. Types are the few of an ESLint plugin that are used here.

interface SyntaxNode {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly computed?: boolean;
  readonly object?: SyntaxNode;
  readonly property?: SyntaxNode;
  readonly callee?: SyntaxNode;
  readonly arguments?: readonly SyntaxNode[];
}

interface RuleContext {
  report(problem: { readonly node: SyntaxNode; readonly message: string }): void;
}

const clock = "The domain never reads a clock: take the time as an argument.";
const chance = "The domain never draws a random number: take it as an argument.";
const locale = "The domain never reads the phone's language: name the locale.";

const hiddenInputByMember: Readonly<Record<string, string>> = {
  "Date.now": clock,
  "performance.now": clock,
  "Math.random": chance,
  "crypto.randomUUID": chance,
  "crypto.getRandomValues": chance,
};

/** How many arguments come before the locale, which is then the next one. */
const argumentsBeforeLocale: Readonly<Record<string, number>> = {
  localeCompare: 1,
  toLocaleString: 0,
  toLocaleDateString: 0,
  toLocaleTimeString: 0,
  toLocaleLowerCase: 0,
  toLocaleUpperCase: 0,
};

/** Refuses what makes the same call give another answer tomorrow or on another phone. */
const noHiddenInputs = {
  create(context: RuleContext) {
    function reportWhere(node: SyntaxNode, message: string | undefined) {
      if (message !== undefined) context.report({ node, message });
    }

    return {
      MemberExpression: (node: SyntaxNode) => reportWhere(node, hiddenInputByMember[memberPath(node)]),
      NewExpression: (node: SyntaxNode) => reportWhere(node, hiddenInputOfNew(node)),
      CallExpression: (node: SyntaxNode) => reportWhere(node, hiddenInputOfCall(node)),
    };
  },
};

export default { meta: { name: "satchel" }, rules: { "no-hidden-inputs": noHiddenInputs } };

function hiddenInputOfNew(node: SyntaxNode): string | undefined {
  if (node.callee?.name === "Date" && node.arguments?.length === 0) return clock;
  if (memberPath(node.callee).startsWith("Intl.") && isLeftOut(node.arguments?.[0])) return locale;
  return undefined;
}

function hiddenInputOfCall(node: SyntaxNode): string | undefined {
  // Date() without new ignores its arguments and returns the present moment.
  if (node.callee?.name === "Date") return clock;
  if (memberPath(node.callee).startsWith("Intl.")) return isLeftOut(node.arguments?.[0]) ? locale : undefined;

  const localeIndex = argumentsBeforeLocale[node.callee?.property?.name ?? ""];
  return localeIndex !== undefined && isLeftOut(node.arguments?.[localeIndex]) ? locale : undefined;
}

function memberPath(node: SyntaxNode | undefined): string {
  if (node?.type !== "MemberExpression") return "";
  // Date["now"] is Date.now.
  const member = node.computed === true ? node.property?.value : node.property?.name;
  return typeof member === "string" ? `${node.object?.name ?? ""}.${member}` : "";
}

function isLeftOut(argument: SyntaxNode | undefined): boolean {
  return argument === undefined || argument.name === "undefined";
}
