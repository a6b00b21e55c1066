"""The lessons that `POST /personalise` knows, as data. The texts follow what the documentation teaches."""

from dataclasses import dataclass
from typing import Literal

Level = Literal['beginner', 'advanced']


@dataclass(frozen=True)
class Exercise:
    minutes: int
    task: str
    proof: str
    """How readers see for themselves that it worked."""


@dataclass(frozen=True)
class Lesson:
    id: str
    title: str
    summary: str
    keywords: str
    """Words, besides the title's, by which a topic is recognised."""
    reading_minutes: int
    exercises: dict[Level, tuple[Exercise, ...]]
    """The first one is for readers without a goal."""
    pitfall: str
    questions: tuple[str, str, str]
    """Asked again after one day, three days and a week."""


LESSONS = (
    Lesson(
        id='quick-start',
        title='Start everything on your machine',
        summary='From a clone to a signed-in page, with two commands.',
        keywords='quick start install run local node npm first try',
        reading_minutes=4,
        exercises={
            'beginner': (
                Exercise(6, 'Run npm start and sign up on the site.', 'Your name stands in the navbar.'),
                Exercise(
                    4,
                    'Stop everything with Ctrl-C and start it again.',
                    'You are still signed in: the database kept your session.',
                ),
            ),
            'advanced': (
                Exercise(
                    10,
                    'Point the service at your own Postgres with DATABASE_URL.',
                    'GET /api/ready answers 200, and your sign-up is a row in that database.',
                ),
                Exercise(
                    8,
                    'Stop the service alone while the site runs, then open a protected page.',
                    'The page offers Try again, and nobody is signed out.',
                ),
            ),
        },
        pitfall='Open localhost throughout. 127.0.0.1 is another host to the browser, with other cookies.',
        questions=(
            'Which three addresses does npm start print, and what lives at each?',
            'Where are the accounts kept when no database is configured?',
            'What still works for readers when the service is away?',
        ),
    ),
    Lesson(
        id='add-to-your-site',
        title='Add sign-in to your own site',
        summary='One entry in docusaurus.config brings the session, the navbar item and protected pages.',
        keywords='add plugin docusaurus config install navbar existing option swizzle theme',
        reading_minutes=5,
        exercises={
            'beginner': (
                Exercise(
                    10,
                    'Add docusaurus-plugin-auth to plugins with your authUrl and start the site.',
                    'The navbar says Sign in, and after signing in you are back on the same page.',
                ),
            ),
            'advanced': (
                Exercise(
                    10,
                    "Place the navbar item yourself with {type: 'custom-auth'}.",
                    'It stands where you put it, once, in the mobile drawer too.',
                ),
                Exercise(
                    15,
                    'Write a component that greets the reader with useUser() and use it in an MDX page.',
                    'Visitors see its signed-out version in the static HTML: view the source.',
                ),
            ),
        },
        pitfall='The service must list the site’s origin as trusted, or the browser hides every answer.',
        questions=(
            'What does the plugin add without being asked?',
            'How many requests to the service does a visitor cause?',
            'Why may nothing be granted on the hint cookie?',
        ),
    ),
    Lesson(
        id='protect-a-page',
        title='Protect a page',
        summary='Who may read a page, and why its text is then in the build as ciphertext only.',
        keywords='protect access rule role member staff front matter sealed secret private publish build',
        reading_minutes=5,
        exercises={
            'beginner': (
                Exercise(
                    5,
                    'Put access: signed-in into the front matter of one page and build the site.',
                    'Search all files of the build for a sentence of that page: there is no match.',
                ),
                Exercise(
                    8,
                    'Protect a whole folder with a rule, then add a new file to the folder.',
                    'The new file asks for sign-in although nobody marked it.',
                ),
            ),
            'advanced': (
                Exercise(
                    10,
                    'Ask for the role staff on one page and open it as a reader without it.',
                    'The page says that the role is missing. It does not send you to sign in again.',
                ),
                Exercise(
                    8,
                    'Put one paragraph of a public page into <Sealed>, for staff. Build and run auth:audit.',
                    'The audit ends with 0, and the paragraph opens for staff alone.',
                ),
                Exercise(
                    8,
                    'Rename a protected folder without changing its rule, and build.',
                    'The build stops and names the rule, because a rule that matches nothing publishes.',
                ),
            ),
        },
        pitfall='Whatever lies in static/, style sheets, and the address of every page are public by nature.',
        questions=(
            'Which wins, the front matter of a page or a rule for its folder?',
            'Why is a component that hides text no protection?',
            'What can a reader keep who was allowed yesterday and is not today?',
        ),
    ),
    Lesson(
        id='one-session',
        title='One session for docs, service and API',
        summary='How three hosts see the same signed-in reader, and how sign-out ends it at all of them.',
        keywords='session cookie domain subdomain sign out login hint expire revoke shared tab',
        reading_minutes=7,
        exercises={
            'beginner': (
                Exercise(
                    5,
                    'Open the docs in two tabs and sign out in one of them.',
                    'The other tab follows by itself.',
                ),
            ),
            'advanced': (
                Exercise(
                    10,
                    'Read the cookies in the browser’s developer tools before and after sign-in.',
                    'You can say of each who may read it, where it is sent and when it ends.',
                ),
                Exercise(
                    15,
                    'Call GET /me with the session cookie, sign out elsewhere, and call it again.',
                    'The second answer is a 401 at once, with no token to wait for.',
                ),
            ),
        },
        pitfall='A shared cookie domain needs a common parent: example.com does, a public suffix never does.',
        questions=(
            'Which of the two cookies can scripts read, and why is that harmless?',
            'What does SameSite=Lax leave open between subdomains?',
            'How long may a token live on after a sign-out?',
        ),
    ),
    Lesson(
        id='fastapi',
        title='Know the reader in FastAPI',
        summary='One dependency per route: who is calling, verified offline in microseconds.',
        keywords='fastapi python api backend token jwt bearer verify jwks route server',
        reading_minutes=6,
        exercises={
            'beginner': (
                Exercise(
                    10,
                    'Copy auth.py into a FastAPI project and add CurrentReader to one route.',
                    'Without a token the route answers 401, with one it knows your name.',
                ),
            ),
            'advanced': (
                Exercise(
                    10,
                    'Guard one route with require_role and call it with and without the role.',
                    'One answer is 200 and the other 403; neither is 401.',
                ),
                Exercise(
                    15,
                    'Change one character in the middle of a token and send it.',
                    'The answer is 401 and tells you a class of reason, but not which check failed.',
                ),
            ),
        },
        pitfall='Never take the algorithm from the token itself: its author would choose the check.',
        questions=(
            'Which claims must a token carry, and which values must they have here?',
            'When does the API ask the service, and when does it not?',
            'Why is an unreachable service a 503 and not a 401?',
        ),
    ),
)
