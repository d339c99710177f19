"""A day as Arabic news sites write it."""

from datetime import date, timedelta

from hijridate import Gregorian

_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_EGYPT = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
_LEVANT = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_MAGHREB = ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
_HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
    "ذو القعدة", "ذو الحجة",
)  # fmt: skip
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Day:
    """The written forms of one day, for templates."""

    def __init__(self, day: date):
        self.iso = day.isoformat()
        self.weekday = _WEEKDAYS[day.weekday()]
        self.long = f"{self.weekday} {day.day} {_EGYPT[day.month - 1]} {day.year}"
        self.short = f"{day.day} {_EGYPT[day.month - 1]} {day.year}"
        self.slashes = f"{day.day:02}/{day.month:02}/{day.year}"
        self.dashes = f"{day.year}-{day.month:02}-{day.day:02}"
        self.both = f"{day.day} {_LEVANT[day.month - 1]}/{_EGYPT[day.month - 1]} {day.year}"
        self.levant = f"{day.day} {_LEVANT[day.month - 1]} {day.year}"
        self.maghreb = f"{day.day} {_MAGHREB[day.month - 1]} {day.year}"
        self.eastern = f"{day.day} {_EGYPT[day.month - 1]} {day.year}".translate(_EASTERN)
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
        self.hijri = f"{hijri.day} {_HIJRI[hijri.month - 1]} {hijri.year}هـ"
        self.hijri_slashes = f"{hijri.day}/{hijri.month}/{hijri.year}هـ"
        self.path = f"{day.year}/{day.month:02}/{day.day:02}"
        self._day = day

    def after(self, days: int) -> "Day":
        """The day so many days later."""
        return Day(self._day + timedelta(days=days))
