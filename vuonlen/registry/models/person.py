from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, IntegerField, Q, Value
from django.db.models.functions import Cast, ExtractYear

from vuonlen.kernel.guards import AfterStatement, Update

from .name_key import NameKey


class Sex(models.TextChoices):
    MALE = "male", "nam"
    FEMALE = "female", "nữ"


class BirthPrecision(models.TextChoices):
    """How much of the birth date is known; the unknown part is stored as 1."""

    DAY = "day", "ngày"
    MONTH = "month", "tháng"
    YEAR = "year", "năm"


_BORN_IN = Cast(ExtractYear("birth_date"), IntegerField())
# y counts as i, as people write Lý or Lí.
_MATCH_KEY = Func(F("name_key"), Value("y"), Value("i"), function="translate")


class Person(models.Model):
    """One person, in whichever household on a given day."""

    full_name = models.CharField(max_length=120)
    name_key = models.GeneratedField(
        expression=NameKey("full_name"), output_field=models.CharField(max_length=120), db_persist=True
    )
    sex = models.CharField(max_length=6, choices=Sex)
    birth_date = models.DateField()
    birth_precision = models.CharField(max_length=5, choices=BirthPrecision, default=BirthPrecision.DAY)
    ethnicity = models.CharField(max_length=40)
    # 12 digits, encrypted; the index (HMAC) finds an exact number without showing any.
    personal_number_cipher = models.BinaryField(null=True, blank=True)
    personal_number_index = models.BinaryField(null=True, blank=True, max_length=32, unique=True)
    # Set by `duplicates.merge_persons`: this record was a second one of the same person, and is in no household now.
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [
            GinIndex(OpClass("name_key", name="gin_trgm_ops"), name="person_name_trigram"),
            # "Who of about this age is called about this" reads few pages: `duplicates.candidates` asks with the same
            # expressions.
            GinIndex(_BORN_IN, OpClass(_MATCH_KEY, name="gin_trgm_ops"), name="person_year_and_match_key"),
            models.Index(fields=["id"], condition=Q(merged_into__isnull=False), name="person_merged"),
        ]
        constraints = [
            models.CheckConstraint(
                name="personal_number_cipher_with_index",
                condition=Q(personal_number_cipher__isnull=True, personal_number_index__isnull=True)
                | Q(personal_number_cipher__isnull=False, personal_number_index__isnull=False),
            ),
            models.CheckConstraint(
                name="unknown_birth_day_is_one",
                condition=Q(birth_precision="day") | Q(birth_date__day=1),
            ),
            models.CheckConstraint(
                name="unknown_birth_month_is_one",
                condition=~Q(birth_precision="year") | Q(birth_date__month=1),
            ),
            models.CheckConstraint(name="person_merged_into_another", condition=~Q(merged_into=models.F("id"))),
        ]
        triggers = [
            AfterStatement(
                name="copies_after_update", operation=Update, new="changed", calls="registry_copy_persons()"
            ),
            AfterStatement(
                name="merged_after_update", operation=Update, new="changed", calls="registry_refuse_merging_member()"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name
