"""Last days of appeal, computed without any of Insyn's code: `python3 independent.py > days.csv`.

Holidays and eves come from the package `holidays` (0.60, country SE); the rule of lag (1930:173) is written out
here once more. 400 posting dates: in each of ten years the forty whose third week ends around Easter, midsummer,
Christmas and New Year.
"""

import datetime as dt

import holidays

SWEDEN = holidays.Sweden(include_sundays=False, years=range(2017, 2030))


def closed(day):
    return day.weekday() >= 5 or day in SWEDEN


def last_day(posted):
    day = posted + dt.timedelta(days=21)
    while closed(day):
        day += dt.timedelta(days=1)
    return day


def posting_dates(year):
    weeks = dt.timedelta(days=21)
    named = {name: day for day, name in SWEDEN.items() if day.year == year}
    easter, midsummer = named["Easter Sunday"], named["Midsummer Day"]
    centres = [(easter, 14), (midsummer, 9), (dt.date(year, 12, 28), 17)]
    found = []
    for centre, count in centres:
        first = centre - weeks - dt.timedelta(days=count // 2)
        found += [first + dt.timedelta(days=n) for n in range(count)]
    return found


if __name__ == "__main__":
    print("posted,last_day")
    for year in range(2018, 2028):
        for posted in posting_dates(year):
            print(f"{posted},{last_day(posted)}")
