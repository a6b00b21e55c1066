"""Study suggestions for one reader: the same question always gets the same answer, from data and no model."""

import re

from pydantic import BaseModel

from lessons import LESSONS, Exercise, Lesson, Level

REVIEW_DAYS = (1, 3, 7)
STOP_WORDS = re.compile(
    r'an?|and|are|as|at|be|by|for|from|how|in|into|is|it|my|of|on|or|our|that|the|this|to|with'
)


class Review(BaseModel):
    in_days: int
    question: str


class Advice(BaseModel):
    """`lesson` is the id of the lesson that the topic was recognised as, or null."""

    greeting: str
    lesson: str | None
    level: Level
    minutes: int
    steps: list[str]
    reviews: list[Review]


def advise(name: str, topic: str, level: Level, goal: str | None = None) -> Advice:
    lesson = find_lesson(topic)
    if lesson is None:
        steps, minutes, questions = _steps_without_lesson(topic, level)
    else:
        exercise = _fitting(lesson.exercises[level], goal)
        steps, minutes = _steps(lesson, exercise, level), lesson.reading_minutes + exercise.minutes
        questions = lesson.questions
    if goal:
        steps.append(f'Write one sentence on what this changes for your goal: {goal}')
    title = lesson.title if lesson else topic
    return Advice(
        greeting=f'{_first_name(name)}, here is your way through “{title}”: about {minutes} minutes.',
        lesson=lesson.id if lesson else None,
        level=level,
        minutes=minutes,
        steps=steps,
        reviews=[
            Review(in_days=days, question=text) for days, text in zip(REVIEW_DAYS, questions, strict=True)
        ],
    )


def find_lesson(topic: str) -> Lesson | None:
    """The lesson with this id or title, else the one that shares most words with the topic, else none."""
    wanted = topic.casefold()
    for lesson in LESSONS:
        if wanted in {lesson.id, lesson.title.casefold()}:
            return lesson
    words = _words(topic)
    best = max(LESSONS, key=lambda lesson: len(words & _lesson_words(lesson)))
    return best if words & _lesson_words(best) else None


def _lesson_words(lesson: Lesson) -> set[str]:
    return _words(f'{lesson.id} {lesson.title} {lesson.keywords}')


def _fitting(exercises: tuple[Exercise, ...], goal: str | None) -> Exercise:
    wanted = _words(goal or '')
    return max(exercises, key=lambda exercise: len(wanted & _words(f'{exercise.task} {exercise.proof}')))


def _steps(lesson: Lesson, exercise: Exercise, level: Level) -> list[str]:
    begin = {
        'beginner': f'Read “{lesson.title}” once from top to bottom, without trying anything yet.',
        'advanced': f'Skim “{lesson.title}” and stop only where it says something you did not expect.',
    }
    return [
        begin[level],
        f'{exercise.task} ({exercise.minutes} minutes)',
        f'It worked if: {exercise.proof}',
        f'Beware: {lesson.pitfall}',
    ]


def _steps_without_lesson(topic: str, level: Level) -> tuple[list[str], int, tuple[str, str, str]]:
    """A topic we have no lesson on still gets a method, and a pointer to what we do teach."""
    begin = {
        'beginner': f'Read the page on “{topic}” once, and write down the three words you would ask about.',
        'advanced': f'Write down what you believe about “{topic}”, then read to prove yourself wrong.',
    }
    steps = [
        begin[level],
        'Repeat its smallest example by hand. Do not paste it.',
        'Change one thing in it, and say what will happen before you look.',
        'For a guided way, choose one of these: ' + ', '.join(lesson.title for lesson in LESSONS) + '.',
    ]
    questions = (
        f'What is “{topic}” for, in one sentence?',
        'What surprised you, and do you know by now why it is so?',
        'Where could you use it this week?',
    )
    return steps, 20, questions


def _first_name(name: str) -> str:
    return (name.split() or ['Dear reader'])[0]


def _words(text: str) -> set[str]:
    """Lower-case words without endings, so that “Protecting pages” meets “protect a page”."""
    words = re.findall(r'\w+', text.casefold())
    return {re.sub(r'(?<=\w{3})(ing|ed|s)$', '', word) for word in words if not STOP_WORDS.fullmatch(word)}
